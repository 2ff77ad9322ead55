/** The attributes by which frames and pictures ask for something; lazy loaders know these. */
export const names = ["src", "srcset", "srcdoc"];
