"""What is measured and not merely tested: quality of extraction, speed as ratios in one run, endurance."""
