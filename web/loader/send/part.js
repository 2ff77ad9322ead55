import { sender } from "./sender.js";

// It lies in front of the loader in consent.js, where the policy has an endpoint for answers.
DATA.sender = sender;
