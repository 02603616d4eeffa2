/** Twilio's own error body. Source: Twilio's REST API documentation and its helper libraries. */
export const errorBody = (status: number, code: number, message: string) => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});
