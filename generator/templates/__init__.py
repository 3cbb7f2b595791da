"""Templates: the tags that people write in Word, what they may say, and the documents that come of them."""
