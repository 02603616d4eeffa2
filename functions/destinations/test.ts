import { testDestinationRequest } from '../../src/contract/requests';
import { testDestination } from '../lib/destinations/test-destination';
import { consoleEndpoint } from '../lib/endpoint/endpoint';

export const handler = consoleEndpoint('testDestination', testDestinationRequest, testDestination);
