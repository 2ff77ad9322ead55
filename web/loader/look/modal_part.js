import { modal } from "./modal.js";

// It lies in front of the loader in consent.js, where the policy's first layer is modal.
(DATA.looks ??= []).push(modal);
