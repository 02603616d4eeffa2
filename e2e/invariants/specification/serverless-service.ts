/** A service of Twilio Functions with two resources of each kind. Its versions cannot be uploaded as a form. */
import type { ServerlessStore } from '../../../local/twilio/serverless/store/store';
import { sid } from '../../../local/world/sids';

/** SIDs in the service. */
export const SERVERLESS = {
  service: sid('ZS', 2),
  environment: sid('ZE', 1),
  functionVersion: sid('ZN', 1),
  assetVersion: sid('ZN', 3),
  /** A completed build that is not deployed. */
  buildToDeploy: sid('ZB', 3),
} as const;

export function createService(serverless: ServerlessStore) {
  const settings = { friendlyName: 'A service', includeCredentials: true, uiEditable: false };
  serverless.createService('first', settings);
  const service = serverless.createService('second', settings);
  const upload = { path: '/first', visibility: 'public', content: Buffer.from('exports.handler = () => {};') } as const;
  for (const kind of ['function', 'asset'] as const) {
    const file = service.createFile(kind, 'first');
    service.upload(file, upload);
    service.upload(file, upload);
    service.createFile(kind, 'second');
  }
  const versions = { functionVersions: [SERVERLESS.functionVersion], assetVersions: [SERVERLESS.assetVersion] };
  const build = () => service.createBuild({ ...versions, dependencies: [], runtime: 'node22' });
  const builds = [build(), build()];
  build();
  service.finishBuilds();
  const environment = service.createEnvironment({ uniqueName: 'first', domainSuffix: 'first' });
  service.createEnvironment({ uniqueName: 'second', domainSuffix: 'second' });
  for (const key of ['FIRST', 'SECOND']) environment.createVariable(key, 'value');
  for (const each of builds) service.deploy(environment, each);
}
