-- HSDS organization: who runs services.
CREATE TABLE organization (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Its official or public name.
    name TEXT,
    -- Another name it goes by.
    alternate_name TEXT,
    -- About it.
    description TEXT,
    -- Its e-mail address.
    email TEXT,
    -- Its page.
    website TEXT,
    -- Tax status.
    tax_status TEXT,
    -- Tax number.
    tax_id TEXT,
    -- Year it was founded.
    year_incorporated TEXT,
    -- Legal form.
    legal_status TEXT,
    -- Address of its logo.
    logo TEXT,
    -- An identifier that is an address.
    uri TEXT,
    -- The organization it belongs to.
    parent_organization_id TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX organization_by_source ON organization (agency_id, source_id);

-- HSDS organization_identifier: its id in some register.
CREATE TABLE organization_identifier (
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
    -- The register, as in org-id.guide.
    identifier_scheme TEXT,
    -- What kind of number.
    identifier_type TEXT,
    -- The number.
    identifier TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX organization_identifier_by_source ON organization_identifier (agency_id, source_id);

-- HSDS program: a group of services.
CREATE TABLE program (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Who runs it.
    organization_id TEXT,
    -- Its name.
    name TEXT,
    -- Another name.
    alternate_name TEXT,
    -- About it.
    description TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX program_by_source ON program (agency_id, source_id);

-- HSDS funding: who pays.
CREATE TABLE funding (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- For which organization.
    organization_id TEXT,
    -- For which service.
    service_id TEXT,
    -- Who pays, in words.
    source TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX funding_by_source ON funding (agency_id, source_id);
