/** What the plugin builder fills in while it builds: only names that begin with FLEX_APP_. */
declare const process: {
  readonly env: {
    /** Where the functions answer, such as https://interaction-webhooks-1234.twil.io; set by `npm run deploy`. */
    readonly FLEX_APP_FUNCTIONS_URL?: string;
  };
};
