-- A named source of directory records. "Withdrawn" means: missing from a re-import of the same source.
CREATE TABLE source (
    -- Whose directory.
    agency_id TEXT NOT NULL REFERENCES agency (id),
    -- Its name, unique in one agency: `starter`, `miami-211`.
    id TEXT NOT NULL,
    -- How it came: `hsds-1`, `hsds-3`, `starter`.
    format TEXT NOT NULL,
    -- Version of what was imported, where it has one (the starter directory does).
    version TEXT,
    -- ISO 3166-1 alpha-2, for records that do not say theirs.
    country TEXT,
    -- IANA time zone, for records that do not say theirs.
    time_zone TEXT,
    PRIMARY KEY (agency_id, id)
);
