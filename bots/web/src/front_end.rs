//! The sending side. The page reads the thread itself, so there is nothing to send and little to forget.

use std::sync::Arc;

use async_trait::async_trait;
use porchlight_core::channel::{Capabilities, Channel, FrontEnd, Outbound, SendError};
use porchlight_core::clock::Ambient;
use porchlight_core::ids::ConversationId;

use crate::flood::Flood;
use crate::gone::Gone;
use crate::settings::WebSettings;

/// The web chat, as the core sees it.
pub struct WebFrontEnd {
    capabilities: Capabilities,
    pub(crate) flood: Flood,
    pub(crate) gone: Gone,
    pub(crate) ambient: Ambient,
}

impl WebFrontEnd {
    /// Made before the core is, so that the core can be given it; then handed to [`crate::run`].
    pub fn new(settings: &WebSettings, ambient: Ambient) -> Arc<Self> {
        Arc::new(Self {
            capabilities: Capabilities {
                max_text: crate::form::LONGEST_TEXT,
                max_buttons: 12,
                notifies: false,
                can_delete: true,
                idempotent: true,
                keeps_messages: false,
            },
            flood: Flood::new(settings.flood, ambient.clone()),
            gone: Gone::default(),
            ambient,
        })
    }
}

#[async_trait]
impl FrontEnd for WebFrontEnd {
    fn channel(&self) -> Channel {
        Channel::Web
    }

    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    async fn send(&self, _: ConversationId, _: &Outbound) -> Result<(), SendError> {
        Ok(())
    }

    async fn forget(&self, conversation: ConversationId) -> Result<(), SendError> {
        self.gone.add(conversation, self.ambient.now());
        self.flood.forget(conversation);
        Ok(())
    }
}
