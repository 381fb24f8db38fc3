-- An agency: it owns pages, areas, hours, notices, staff and its part of the directory.
CREATE TABLE agency (
    -- Short name, unique in the installation; the first one is `default`.
    id TEXT NOT NULL PRIMARY KEY,
    -- What it calls itself.
    name TEXT NOT NULL,
    -- Its country, ISO 3166-1 alpha-2; empty: unknown, and the person is asked.
    country TEXT,
    -- Its IANA time zone, for services that do not say theirs.
    time_zone TEXT
);

INSERT INTO agency (id, name) VALUES ('default', 'default');

-- How often the directory of an agency has changed: a running server reads it to see what the command line did.
CREATE TABLE directory_revision (
    -- Whose directory.
    agency_id TEXT NOT NULL PRIMARY KEY REFERENCES agency (id),
    -- Goes up by one with every change, and never for any other reason.
    revision BIGINT NOT NULL
);

INSERT INTO directory_revision (agency_id, revision) VALUES ('default', 0);
