//! Reads one sheet of a package, whatever was done to it on the way: encodings, byte-order marks, delimiters, broken
//! quoting, line ends, short and long rows. Never fails: what cannot be read becomes a problem with its line.

use crate::directory::report::Problems;

/// A sheet.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its file, as it is named in problems.
    pub file: String,
    /// Column names, in small letters and without blanks.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a sheet.
#[derive(Debug, Clone)]
pub struct Row {
    /// The line of the file it starts on, counted from 1.
    pub line: usize,
    /// Its cells, cleaned, as many as there are columns; empty cells are empty.
    pub cells: Vec<String>,
}

impl Sheet {
    /// The index of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// Reads a sheet from the bytes of its file.
    pub fn read(file: &str, bytes: &[u8], problems: &mut Problems) -> Self {
        let text = decode(file, bytes, problems);
        let mut sheet = Self { file: file.to_owned(), ..Self::default() };
        let delimiter = delimiter_of(&text);
        let mut reader = Reader { text: &text, position: 0, line: 1, delimiter };
        let Some(header) = reader.record(false) else {
            return sheet;
        };
        sheet.columns = header.cells.iter().map(|name| column_name(name)).collect();
        let width = sheet.columns.len();
        if width > MAX_COLUMNS {
            problems.error(
                "columns",
                file,
                1,
                None,
                format!("{width} columns, and no table of HSDS has more than {MAX_COLUMNS}"),
                "check the delimiter and the line ends of the file",
            );
            sheet.columns.clear();
            return sheet;
        }
        // A name is one line: whoever reads a list of names trusts that a line is a record.
        let one_line: Vec<bool> =
            sheet.columns.iter().map(|name| name == "id" || name.ends_with("_id") || name.ends_with("name")).collect();
        loop {
            let (position, line) = (reader.position, reader.line);
            let Some(mut record) = reader.record(false) else { break };
            let several_lines = record.line_breaks > 0;
            if record.unclosed || record.sloppy || (several_lines && record.cells.len() != width) {
                // A quote that was never closed swallows what follows, up to the whole file. Read this line alone.
                let end = (reader.position, reader.line);
                reader.position = position;
                reader.line = line;
                let alone = reader.record(true).unwrap_or_default();
                if record.unclosed || alone.cells.len() == width || !several_lines {
                    if alone.cells.len() != width {
                        problems.error(
                            "quoting",
                            file,
                            line,
                            None,
                            format!(
                                "broken quotation marks: the line has {} cells, the header {width}",
                                alone.cells.len()
                            ),
                            "close the quotation mark, and double those inside a cell",
                        );
                    } else {
                        problems.warn(
                            "quoting",
                            file,
                            line,
                            None,
                            "broken quotation marks".into(),
                            "the line was read by itself, its quotation marks as part of the text",
                        );
                    }
                    record = alone;
                } else {
                    (reader.position, reader.line) = end;
                }
            }
            let mut cells: Vec<String> = record.cells.iter().map(|cell| clean(cell)).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            if cells.len() > width {
                if cells[width..].iter().any(|cell| !cell.is_empty()) {
                    problems.warn(
                        "cells",
                        file,
                        line,
                        None,
                        format!("{} cells, but the header has {width}", cells.len()),
                        "the cells after the last column were left out; check commas and quotation marks in this row",
                    );
                }
                cells.truncate(width);
            } else if cells.len() < width {
                // Spreadsheets leave out empty cells at the end of a row; a row cut in the middle looks the same.
                cells.resize(width, String::new());
            }
            for (cell, one_line) in cells.iter_mut().zip(&one_line) {
                if *one_line && cell.contains('\n') {
                    *cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
                }
            }
            sheet.rows.push(Row { line, cells });
        }
        sheet
    }
}

/// More is no table, but a file made to fill the memory: every short row is filled up to the header's width.
const MAX_COLUMNS: usize = 1_000;

/// Signs that turn the direction of writing, and line ends that are no control characters: with them a name can look like
/// another one, or like two.
fn is_misleading(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// The name of a column, as it is compared: small letters, no blanks around, blanks within as underscores.
fn column_name(name: &str) -> String {
    clean(name).to_lowercase().replace([' ', '-'], "_")
}

/// Bytes to text: UTF-8 (with or without a byte-order mark), UTF-16 with one, and otherwise Windows-1252, which is what
/// spreadsheets write when nobody looks.
fn decode(file: &str, bytes: &[u8], problems: &mut Problems) -> String {
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    for (mark, big) in [([0xff, 0xfe], false), ([0xfe, 0xff], true)] {
        if let Some(rest) = bytes.strip_prefix(&mark) {
            let units = rest
                .as_chunks::<2>()
                .0
                .iter()
                .map(|pair| if big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) });
            return char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => {
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
            problems.warn(
                "encoding",
                file,
                line,
                None,
                "the file is not in UTF-8".into(),
                "it was read as Windows-1252; check accents and save it as UTF-8",
            );
            bytes.iter().map(|byte| windows_1252(*byte)).collect()
        }
    }
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Comma, semicolon or tab: whichever the first line has most of.
fn delimiter_of(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |delimiter: u8| header.bytes().filter(|byte| *byte == delimiter).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

#[derive(Default)]
struct Record {
    cells: Vec<String>,
    /// Line ends inside quoted cells.
    line_breaks: usize,
    /// The file ended inside quotation marks.
    unclosed: bool,
    /// A quotation mark in a quoted cell that neither ends it nor is doubled.
    sloppy: bool,
}

struct Reader<'a> {
    text: &'a str,
    position: usize,
    line: usize,
    delimiter: u8,
}

impl Reader<'_> {
    /// The next record; with `alone`, one line of the file with its quotation marks as text.
    fn record(&mut self, alone: bool) -> Option<Record> {
        let bytes = self.text.as_bytes();
        if self.position >= bytes.len() {
            return None;
        }
        let mut record = Record::default();
        let mut cell = String::new();
        loop {
            // Here a cell starts.
            if !alone && bytes.get(self.position) == Some(&b'"') {
                self.position += 1;
                self.quoted(&mut cell, &mut record);
            }
            let start = self.position;
            while let Some(byte) = bytes.get(self.position)
                && *byte != self.delimiter
                && !matches!(byte, b'\n' | b'\r')
            {
                self.position += 1;
            }
            let rest = &self.text[start..self.position];
            if !rest.trim().is_empty() && !cell.is_empty() {
                record.sloppy = true;
            }
            cell.push_str(rest);
            record.cells.push(std::mem::take(&mut cell));
            match bytes.get(self.position) {
                Some(byte) if *byte == self.delimiter => self.position += 1,
                Some(_) => {
                    self.end_line();
                    return Some(record);
                }
                None => return Some(record),
            }
        }
    }

    fn quoted(&mut self, cell: &mut String, record: &mut Record) {
        let bytes = self.text.as_bytes();
        let mut start = self.position;
        loop {
            let Some(byte) = bytes.get(self.position) else {
                cell.push_str(&self.text[start..]);
                record.unclosed = true;
                return;
            };
            match byte {
                b'"' => {
                    cell.push_str(&self.text[start..self.position]);
                    self.position += 1;
                    if bytes.get(self.position) != Some(&b'"') {
                        return;
                    }
                    start = self.position;
                    self.position += 1;
                }
                b'\n' => {
                    self.line += 1;
                    record.line_breaks += 1;
                    self.position += 1;
                }
                _ => self.position += 1,
            }
        }
    }

    fn end_line(&mut self) {
        let bytes = self.text.as_bytes();
        if bytes.get(self.position) == Some(&b'\r') {
            self.position += 1;
            if bytes.get(self.position) == Some(&b'\n') {
                self.position += 1;
            }
        } else {
            self.position += 1;
        }
        self.line += 1;
    }
}

/// What programs on the way made of typographic signs: UTF-8 read as code page 437 or 850 and then stripped of accents
/// ("AttorneyGÇÖs"), and UTF-8 read as Windows-1252. Only sequences that no language writes.
const MOJIBAKE: &[(&str, &str)] = &[
    ("GÇÖ", "’"),
    ("GÇÿ", "‘"),
    ("GÇ£", "“"),
    ("GÇ¥", "”"),
    ("GÇô", "–"),
    ("GÇö", "—"),
    ("GÇó", "•"),
    ("GÇª", "…"),
    ("â€™", "’"),
    ("â€˜", "‘"),
    ("â€œ", "“"),
    ("â€\u{9d}", "”"),
    ("â€“", "–"),
    ("â€”", "—"),
    ("â€¢", "•"),
    ("â€¦", "…"),
    ("Ã©", "é"),
    ("Ã±", "ñ"),
    ("Ã¡", "á"),
    ("Ã\u{ad}", "í"),
    ("Ã³", "ó"),
    ("Ãº", "ú"),
    ("Ã¨", "è"),
    ("Ã§", "ç"),
];

/// A cell without what is not meant: blanks around it, line breaks written as `\n`, marks that a publisher's system left
/// behind (`###MON###`), control characters, the word NULL.
pub fn clean(cell: &str) -> String {
    let mut text = cell.trim().to_owned();
    if text.is_empty() || text.eq_ignore_ascii_case("null") || text == "\\N" {
        return String::new();
    }
    if text.contains('\\') {
        text = text.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\r", "\n").replace("\\t", " ");
    }
    while let Some(start) = text.find("###") {
        let mark = &text[start + 3..];
        let Some(length) = mark.find("###") else { break };
        if length == 0 || length > 12 || !mark[..length].bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            break;
        }
        text.replace_range(start..start + length + 6, "");
    }
    if !text.is_ascii() {
        for (broken, whole) in MOJIBAKE {
            if text.contains(broken) {
                text = text.replace(broken, whole);
            }
        }
    }
    if text.contains(|c: char| c.is_control() && c != '\n') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
        text.retain(|c| c == '\n' || c == '\t' || !c.is_control());
        text = text.replace('\t', " ");
    }
    if !text.is_ascii() {
        text.retain(|c| !is_misleading(c));
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Sheet, Vec<crate::directory::report::Problem>) {
        let mut problems = Problems::default();
        let sheet = Sheet::read("a.csv", text.as_bytes(), &mut problems);
        (sheet, problems.into_sorted())
    }

    fn cells(sheet: &Sheet) -> Vec<Vec<&str>> {
        sheet.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn quoted_cells_may_hold_commas_line_breaks_and_doubled_quotation_marks() {
        let (sheet, problems) = read("id,text\r\n1,\"a, \"\"b\"\"\nc\"\r\n2,d\r\n");
        assert_eq!(cells(&sheet), [["1", "a, \"b\"\nc"], ["2", "d"]]);
        assert_eq!(sheet.rows[1].line, 4);
        assert_eq!(problems, []);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_costs_one_line_and_not_the_file() {
        let (sheet, problems) = read("id,name\n1,\"broken\n2,whole\n3,whole\n");
        assert_eq!(cells(&sheet), [["1", "\"broken"], ["2", "whole"], ["3", "whole"]]);
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].line, problems[0].code), (2, "quoting"));
    }

    #[test]
    fn what_a_publishers_system_left_behind_is_taken_away() {
        assert_eq!(clean("  a\\n\\n###MON###\\n###COL### "), "a");
        assert_eq!(clean("State AttorneyGÇÖs"), "State Attorney’s");
        assert_eq!(clean("NULL"), "");
        assert_eq!(clean("#1 ### 2"), "#1 ### 2");
    }

    #[test]
    fn a_name_is_one_line_and_reads_in_one_direction() {
        let (sheet, _) = read("id,name,description\n1,\"EVIL\nfake line\u{202e}gnp\",\"two\nlines\"\n");
        assert_eq!(cells(&sheet), [["1", "EVIL fake linegnp", "two\nlines"]]);
    }

    #[test]
    fn a_header_of_a_million_columns_is_refused() {
        let (sheet, problems) = read(&format!("id{}\n1\n", ",c".repeat(1_000_000)));
        assert_eq!((sheet.columns.len(), sheet.rows.len()), (0, 0));
        assert_eq!(problems[0].code, "columns");
    }

    #[test]
    fn windows_1252_and_byte_order_marks_are_understood() {
        let mut problems = Problems::default();
        let sheet = Sheet::read("a.csv", b"\xef\xbb\xbfID;Full Name\n1;Jos\xe9 \x96 x\n", &mut problems);
        assert_eq!(sheet.columns, ["id", "full_name"]);
        assert_eq!(cells(&sheet), [["1", "José – x"]]);
        assert_eq!(problems.into_sorted()[0].code, "encoding");
    }

    proptest::proptest! {
        #[test]
        fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
            let mut problems = Problems::default();
            let sheet = Sheet::read("a.csv", &bytes, &mut problems);
            for row in &sheet.rows {
                proptest::prop_assert_eq!(row.cells.len(), sheet.columns.len());
            }
        }

        #[test]
        fn what_was_quoted_by_the_rules_reads_back(rows in proptest::collection::vec(
            proptest::collection::vec("[ -~äñ\n]{0,12}", 3), 0..8)) {
            let mut text = String::from("a,b,c\n");
            for row in &rows {
                let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
                text.push_str(&cells.join(","));
                text.push('\n');
            }
            let mut problems = Problems::default();
            let sheet = Sheet::read("a.csv", text.as_bytes(), &mut problems);
            let expected: Vec<Vec<String>> = rows.iter()
                .map(|row| row.iter().map(|cell| clean(cell)).collect::<Vec<_>>())
                .filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
            let read: Vec<Vec<String>> = sheet.rows.into_iter().map(|row| row.cells).collect();
            proptest::prop_assert_eq!(read, expected);
        }
    }
}
