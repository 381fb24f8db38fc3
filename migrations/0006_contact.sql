-- HSDS contact, without the name: a desk to turn to, by its function.
CREATE TABLE contact (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Of which organization.
    organization_id TEXT,
    -- Of which service.
    service_id TEXT,
    -- Of which service at which location.
    service_at_location_id TEXT,
    -- Of which location.
    location_id TEXT,
    -- Its function.
    title TEXT,
    -- Its department.
    department TEXT,
    -- Its e-mail address.
    email TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX contact_by_source ON contact (agency_id, source_id);

-- HSDS phone: a number, exactly as published.
CREATE TABLE phone (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- Of which location.
    location_id TEXT,
    -- Of which service.
    service_id TEXT,
    -- Of which organization.
    organization_id TEXT,
    -- Of which contact.
    contact_id TEXT,
    -- Of which service at which location.
    service_at_location_id TEXT,
    -- As published: "1-800-799-SAFE (7233)".
    number TEXT NOT NULL,
    -- Extension.
    extension TEXT,
    -- HSDS `type`: text, voice, fax, cell, video, pager, textphone.
    phone_type TEXT,
    -- As published: "TTY", "Spanish", "after hours".
    description TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX phone_by_source ON phone (agency_id, source_id);

-- HSDS url: a web page.
CREATE TABLE url (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- What it is; "chat" makes it a chat.
    label TEXT,
    -- Its address.
    url TEXT,
    -- Of which organization.
    organization_id TEXT,
    -- Of which service.
    service_id TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX url_by_source ON url (agency_id, source_id);

-- HSDS language: a language spoken.
CREATE TABLE language (
    -- Ours; see migrations/README.md.
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose directory.
    agency_id TEXT NOT NULL,
    -- Which import it came with.
    source_id TEXT NOT NULL,
    -- The publisher's own id.
    publisher_id TEXT,
    -- By which service.
    service_id TEXT,
    -- At which location.
    location_id TEXT,
    -- On which phone.
    phone_id TEXT,
    -- As published.
    name TEXT,
    -- BCP 47, where it could be told.
    code TEXT,
    -- In words.
    note TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX language_by_source ON language (agency_id, source_id);
