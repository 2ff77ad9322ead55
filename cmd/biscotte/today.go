package main

import (
	"fmt"
	"time"
)

// today is the day as of which a command works.
type today struct {
	Today string `placeholder:"DAY" help:"Work as of a day, as in 2026-11-24, rather than today."`
}

// Validate checks the day.
func (c *today) Validate() error {
	_, err := c.day()
	return err
}

func (c *today) day() (time.Time, error) {
	if c.Today == "" {
		return time.Now(), nil
	}
	day, err := time.Parse(time.DateOnly, c.Today)
	if err != nil {
		return day, fmt.Errorf(`--today: %q is no day such as "2026-11-24"`, c.Today)
	}
	return day, nil
}
