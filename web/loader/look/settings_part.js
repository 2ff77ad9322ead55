import { settings } from "./settings.js";

// It lies in front of the loader in consent.js, where the policy wants the floating button.
(DATA.looks ??= []).push(settings);
