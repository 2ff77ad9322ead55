package main

import "biscotte/policy/schema"

// printSchema prints what editors complete and explain a policy by.
type printSchema struct{}

// Help is what follows the flags.
func (printSchema) Help() string {
	return `Examples:

  biscotte schema > policy.schema.json

Put it beside the policy, and say so in the policy's first line; most editors then complete and explain every field:
  "$schema": "policy.schema.json",

A server has it at policy.schema.json, beside consent.js.`
}

// Run prints it.
func (printSchema) Run(s streams) error {
	_, err := s.out.Write(schema.Policy)
	return err
}
