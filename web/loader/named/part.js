import { named } from "./named.js";

// It lies in front of the loader in consent.js, where the policy names hosts, or trusts what comes late.
DATA.named = named;
