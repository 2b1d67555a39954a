"""From bytes to claims: readers, repair, sentences, mentions and extractors. Pure: text in, values out."""
