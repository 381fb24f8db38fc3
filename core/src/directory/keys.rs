//! Ids that are the same after every re-import: made from agency, source, table and the publisher's own id.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::ids::{AgencyId, ServiceId, SourceId};

/// Makes the ids of the records of one source.
#[derive(Debug, Clone)]
pub struct Keys {
    agency: AgencyId,
    source: SourceId,
}

impl Keys {
    /// For the records of `source` in the directory of `agency`.
    pub fn new(agency: AgencyId, source: SourceId) -> Self {
        Self { agency, source }
    }

    /// Whose directory.
    pub fn agency(&self) -> &AgencyId {
        &self.agency
    }

    /// Which source.
    pub fn source(&self) -> &SourceId {
        &self.source
    }

    /// The id of a record, in the form of a UUID, which is what HSDS wants of ids (version 8: made by a rule of our own).
    ///
    /// A fingerprint rather than the parts themselves, so that ids are short enough for a platform's button (Telegram
    /// gives 64 bytes) whatever a publisher calls its records.
    pub fn id(&self, table: &str, publisher_id: &str) -> String {
        let mut hash = Sha256::new();
        for part in [self.agency.as_str(), self.source.as_str(), table, publisher_id] {
            // The length first, so that no two lists of parts run together to the same bytes.
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        let digest = hash.finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        bytes[6] = (bytes[6] & 0x0f) | 0x80;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        let hex = HEXLOWER.encode(&bytes);
        format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    /// The id of a service.
    pub fn service(&self, publisher_id: &str) -> ServiceId {
        ServiceId::from(self.id("service", publisher_id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_depends_on_agency_source_table_and_publisher_id_and_on_nothing_else() {
        let keys = |agency: &str, source: &str| Keys::new(agency.into(), source.into());
        let id = keys("default", "miami").id("service", "3221");
        assert_eq!(id, keys("default", "miami").id("service", "3221"));
        assert_eq!(id.len(), 36);
        for other in [
            keys("other", "miami").id("service", "3221"),
            keys("default", "miami2").id("service", "3221"),
            keys("default", "miami").id("location", "3221"),
            keys("default", "miami").id("service", "322"),
            keys("defaultm", "iami").id("service", "3221"),
        ] {
            assert_ne!(id, other);
        }
    }
}
