-- Rule 6 of migrations/README.md lives here: an address or a position can only belong to a public location.

-- HSDS location, without anything that leads there.
CREATE TABLE location (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Whose.
    organization_id TEXT,
    -- physical, postal, virtual.
    location_type TEXT,
    -- Its page.
    url TEXT,
    -- Its name.
    name TEXT,
    -- Another name.
    alternate_name TEXT,
    -- About it.
    description TEXT,
    -- False: confidential. No address, no position, in no other table either.
    is_public BOOLEAN NOT NULL,
    -- City or county: all that is known of a confidential location.
    area_city TEXT,
    -- State or province.
    area_region TEXT,
    -- ISO 3166-1 alpha-2.
    area_country TEXT,
    UNIQUE (id, is_public),
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX location_by_source ON location (agency_id, source_id);

-- The point of a public location, and what else leads there (HSDS keeps these in location).
CREATE TABLE location_position (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Which location.
    location_id TEXT NOT NULL,
    -- Always true: part of the foreign key that keeps confidential locations out.
    is_public BOOLEAN NOT NULL CHECK (is_public),
    -- Degrees north, WGS 84.
    latitude DOUBLE PRECISION,
    -- Degrees east.
    longitude DOUBLE PRECISION,
    -- How to get there.
    transportation TEXT,
    -- Its number in a register of addresses.
    external_identifier TEXT,
    -- Which register.
    external_identifier_type TEXT,
    FOREIGN KEY (location_id, is_public) REFERENCES location (id, is_public),
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX location_position_by_source ON location_position (agency_id, source_id);

-- HSDS address, of a public location.
CREATE TABLE address (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Which location.
    location_id TEXT NOT NULL,
    -- Always true: part of the foreign key that keeps confidential locations out.
    is_public BOOLEAN NOT NULL CHECK (is_public),
    -- Whom to write on the envelope.
    attention TEXT,
    -- Street and number.
    address_1 TEXT,
    -- Second line.
    address_2 TEXT,
    -- City.
    city TEXT,
    -- Region.
    region TEXT,
    -- State or province.
    state_province TEXT,
    -- Postal code.
    postal_code TEXT,
    -- ISO 3166-1 alpha-2.
    country TEXT,
    -- physical, postal, virtual.
    address_type TEXT,
    FOREIGN KEY (location_id, is_public) REFERENCES location (id, is_public),
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX address_by_source ON address (agency_id, source_id);

-- HSDS service_at_location: which service is given where.
CREATE TABLE service_at_location (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Which service.
    service_id TEXT NOT NULL REFERENCES service (id),
    -- Where.
    location_id TEXT NOT NULL REFERENCES location (id),
    -- In words.
    description TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX service_at_location_by_source ON service_at_location (agency_id, source_id);

-- HSDS accessibility: how a location can be entered and used.
CREATE TABLE accessibility (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Which location.
    location_id TEXT,
    -- What there is.
    description TEXT,
    -- In more words.
    details TEXT,
    -- Where it is described.
    url TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX accessibility_by_source ON accessibility (agency_id, source_id);
