"""The gallery: every part of the kit in every state, on pages; theme, size and language turn by the comfort bar."""
