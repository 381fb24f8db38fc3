-- HSDS taxonomy: a set of terms.
CREATE TABLE taxonomy (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Its name.
    name TEXT,
    -- About it.
    description TEXT,
    -- An identifier that is an address.
    uri TEXT,
    -- Its version.
    version TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX taxonomy_by_source ON taxonomy (agency_id, source_id);

-- HSDS taxonomy_term: a term.
CREATE TABLE taxonomy_term (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Its code: "BH-1800.1500-100", "101-06".
    code TEXT,
    -- Its name.
    name TEXT,
    -- What it means.
    description TEXT,
    -- The term above it.
    parent_id TEXT,
    -- The taxonomy in words, where there is no taxonomy_id.
    taxonomy TEXT,
    -- Language of name and description.
    language TEXT,
    -- Which taxonomy.
    taxonomy_id TEXT,
    -- An identifier that is an address.
    term_uri TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX taxonomy_term_by_source ON taxonomy_term (agency_id, source_id);

-- HSDS attribute: a term given to a record, or one of Porchlight's additions. No foreign key on link_id: what an
-- agency said of a record is kept when its source withdraws it, and holds again when it comes back.
CREATE TABLE attribute (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Which record.
    link_id TEXT NOT NULL,
    -- Which term; `porchlight:<word>` for an addition (core/src/directory/additions.rs).
    taxonomy_term_id TEXT NOT NULL,
    -- What the term says of the record.
    link_type TEXT,
    -- Which table the record is in.
    link_entity TEXT,
    -- The value, where the term has one.
    value TEXT,
    -- Words for it.
    label TEXT,
    -- Said by the agency: kept when the source is imported again.
    by_agency BOOLEAN NOT NULL,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX attribute_by_source ON attribute (agency_id, source_id);

CREATE INDEX attribute_by_link ON attribute (link_id);
