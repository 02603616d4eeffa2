/** The program on this machine that receives the events for a customer's system. */
export const RECEIVER_PORT = 4388;
export const RECEIVER = { host: 'crm.example.com', origin: `http://localhost:${RECEIVER_PORT}` };
