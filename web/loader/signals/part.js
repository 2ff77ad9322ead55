import { signals } from "./signals.js";

// It lies in front of the loader in consent.js, where the policy has signals.
DATA.signaller = signals;
