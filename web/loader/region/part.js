import { elsewhere } from "./elsewhere.js";

// It lies in front of the loader in consent.js, where the policy has regimes.
DATA.elsewhere = elsewhere;
