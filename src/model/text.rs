//! Slots in text: `{{price}}`, `{{price|大写}}`, `{{@warranty}}`.
