-- HSDS schedule: when it is open.
CREATE TABLE schedule (
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
    -- Which location.
    location_id TEXT,
    -- Which service at which location.
    service_at_location_id TEXT,
    -- From this day.
    valid_from TEXT,
    -- Until this day.
    valid_to TEXT,
    -- First day of the rule (RFC 5545).
    dtstart TEXT,
    -- IANA zone; HSDS has a numeric offset, which is wrong half of the year.
    timezone TEXT,
    -- Last day of the rule.
    until TEXT,
    -- How many times.
    count TEXT,
    -- First day of the week.
    wkst TEXT,
    -- WEEKLY, MONTHLY.
    freq TEXT,
    -- Every how many weeks or months.
    interval TEXT,
    -- MO,TU,WE …
    byday TEXT,
    -- Weeks of the year.
    byweekno TEXT,
    -- Days of the month.
    bymonthday TEXT,
    -- Days of the year.
    byyearday TEXT,
    -- As published; what is shown where it could not be read.
    description TEXT,
    -- HH:MM, or as published where that could not be read.
    opens_at TEXT,
    -- HH:MM, likewise.
    closes_at TEXT,
    -- Where it is described.
    schedule_link TEXT,
    -- How one attends.
    attending_type TEXT,
    -- Notes.
    notes TEXT,
    FOREIGN KEY (agency_id, source_id) REFERENCES source (agency_id, id)
);
CREATE INDEX schedule_by_source ON schedule (agency_id, source_id);
