/** The variables that the plugin builder inserts into the bundle: only names that begin with FLEX_APP_. */
declare const process: {
  readonly env: {
    /** The address of the functions, such as https://interaction-webhooks-1234.twil.io; set by `npm run deploy`. */
    readonly FLEX_APP_FUNCTIONS_URL?: string;
  };
};
