import { changeDestinationsRequest } from '../../src/contract/requests';
import { endpoint } from '../lib/endpoint/endpoint';
import { changeDestinations } from '../lib/interaction-webhook/change-destinations';

export const handler = endpoint('changeDestinations', changeDestinationsRequest, changeDestinations);
