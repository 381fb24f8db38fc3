-- HSDS service: what is offered. An empty status counts as active.
CREATE TABLE service (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Who offers it.
    organization_id TEXT,
    -- The program it belongs to.
    program_id TEXT,
    -- Its name as published.
    name TEXT NOT NULL,
    -- Another name.
    alternate_name TEXT,
    -- What it does. For a confidential service, addresses were removed before it came here.
    description TEXT,
    -- Its page.
    url TEXT,
    -- Its e-mail address.
    email TEXT,
    -- active, inactive, defunct, temporarily closed.
    status TEXT,
    -- Interpreters.
    interpretation_services TEXT,
    -- How to apply.
    application_process TEXT,
    -- What it costs, in words.
    fees_description TEXT,
    -- How long one waits.
    wait_time TEXT,
    -- The older HSDS field for what it costs.
    fees TEXT,
    -- Accreditations.
    accreditations TEXT,
    -- Whom it accepts, in words; 1.x kept it in a table of its own.
    eligibility_description TEXT,
    -- Youngest age accepted, in years.
    minimum_age DOUBLE PRECISION,
    -- Oldest age accepted, in years.
    maximum_age DOUBLE PRECISION,
    -- Day the publisher last checked the record.
    assured_date TEXT,
    -- Who at the publisher checked it.
    assurer_email TEXT,
    -- Licences.
    licenses TEXT,
    -- A notice for the time being.
    alert TEXT,
    -- Day the publisher last changed the record.
    last_modified TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX service_by_source ON service (agency_id, source_id);

-- HSDS service_area: whom it serves, by area.
CREATE TABLE service_area (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Which service.
    service_id TEXT,
    -- Or which service at which location.
    service_at_location_id TEXT,
    -- Name of the area, as published.
    name TEXT,
    -- In more words.
    description TEXT,
    -- Its outline, in the form of extent_type.
    extent TEXT,
    -- geojson, topojson, kml, text.
    extent_type TEXT,
    -- An identifier that is an address.
    uri TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX service_area_by_source ON service_area (agency_id, source_id);

-- HSDS required_document: what to bring.
CREATE TABLE required_document (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- To which service.
    service_id TEXT,
    -- Which document.
    document TEXT,
    -- Where it is described.
    uri TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX required_document_by_source ON required_document (agency_id, source_id);

-- HSDS cost_option: a price.
CREATE TABLE cost_option (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Of which service.
    service_id TEXT,
    -- From this day.
    valid_from TEXT,
    -- Until this day.
    valid_to TEXT,
    -- For whom.
    option TEXT,
    -- ISO 4217.
    currency TEXT,
    -- How much.
    amount DOUBLE PRECISION,
    -- For what.
    amount_description TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX cost_option_by_source ON cost_option (agency_id, source_id);

-- HSDS unit: what capacity is counted in.
CREATE TABLE unit (
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
    -- The list it is from.
    scheme TEXT,
    -- Its code there.
    identifier TEXT,
    -- An identifier that is an address.
    uri TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX unit_by_source ON unit (agency_id, source_id);

-- HSDS service_capacity: how much is free, as the publisher says.
CREATE TABLE service_capacity (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Of which service.
    service_id TEXT,
    -- Counted in what.
    unit_id TEXT,
    -- How many are free.
    available DOUBLE PRECISION,
    -- How many there are.
    maximum DOUBLE PRECISION,
    -- In words.
    description TEXT,
    -- When that was said.
    updated TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX service_capacity_by_source ON service_capacity (agency_id, source_id);
