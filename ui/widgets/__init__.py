"""Small pieces of the screen that know nothing of the business."""
