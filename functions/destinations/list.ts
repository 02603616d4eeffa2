import { listDestinationsRequest } from '../../src/contract/requests';
import { listDestinations } from '../lib/destinations/list-destinations';
import { consoleEndpoint } from '../lib/endpoint/endpoint';

export const handler = consoleEndpoint('listDestinations', listDestinationsRequest, listDestinations);
