-- The services of an agency as they were last put together from the records, so that a server starts without reading
-- every record. Only a copy: it is removed with every change of the directory, and made again by the next reader.
CREATE TABLE directory_snapshot (
    -- Whose directory.
    agency_id TEXT NOT NULL REFERENCES agency (id),
    -- Which part of it, from 0: a part is some hundred services.
    part BIGINT NOT NULL,
    -- The revision it was made at.
    revision BIGINT NOT NULL,
    -- Fingerprint of the program that made it: another program puts services together in another way.
    maker TEXT NOT NULL,
    -- The services, as JSON. A confidential one has no address here either: the type has no field for it.
    body TEXT NOT NULL,
    PRIMARY KEY (agency_id, part)
);
