"""What has changed in a region, what that means, what must be made, and who signs again."""
