"""Reading aloud: what a screen says becomes utterances (reading), words (pronunciation) and sound (espeak, voice)."""
