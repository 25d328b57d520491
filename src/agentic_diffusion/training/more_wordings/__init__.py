"""Further wordings of the task families, by other authors; each module has `WORDINGS`: family name to prompts."""
