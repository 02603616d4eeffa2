/** Resources as the Serverless API answers them. Source: Twilio's OpenAPI and the examples in it. */
import { ACCOUNT } from '../../world/model';
import { isoSeconds } from '../conventions/time';
import type { Build } from './store/build';
import type { Deployment, Environment, Variable } from './store/environment';
import type { FileKind, FileVersion, ServerlessFile } from './store/file';
import type { ServerlessService } from './store/service';

export const SERVICES_URL = 'https://serverless.twilio.com/v1/Services';

/** The names of each kind of file in addresses and properties. */
export const FILE_KINDS = {
  function: { folder: 'Functions', list: 'functions', versions: 'function_versions', parent: 'function_sid' },
  asset: { folder: 'Assets', list: 'assets', versions: 'asset_versions', parent: 'asset_sid' },
} as const;

export const serviceUrl = ({ sid }: ServerlessService) => `${SERVICES_URL}/${sid}`;

export const environmentUrl = (service: ServerlessService, { sid }: Environment) =>
  `${serviceUrl(service)}/Environments/${sid}`;

export const fileUrl = (service: ServerlessService, kind: FileKind, sid: string) =>
  `${serviceUrl(service)}/${FILE_KINDS[kind].folder}/${sid}`;

export const buildUrl = (service: ServerlessService, { sid }: Build) => `${serviceUrl(service)}/Builds/${sid}`;

const account_sid = ACCOUNT.accountSid;

const dates = ({ createdAt, updatedAt }: { readonly createdAt: number; readonly updatedAt: number }) => ({
  date_created: isoSeconds(createdAt),
  date_updated: isoSeconds(updatedAt),
});

export function presentService(service: ServerlessService) {
  const url = serviceUrl(service);
  const { settings } = service;
  return {
    sid: service.sid,
    account_sid,
    friendly_name: settings.friendlyName,
    unique_name: service.uniqueName,
    include_credentials: settings.includeCredentials,
    ui_editable: settings.uiEditable,
    domain_base: service.domainBase,
    ...dates(service),
    url,
    links: {
      environments: `${url}/Environments`,
      functions: `${url}/Functions`,
      assets: `${url}/Assets`,
      builds: `${url}/Builds`,
    },
  };
}

export function presentEnvironment(service: ServerlessService, environment: Environment) {
  const url = environmentUrl(service, environment);
  return {
    sid: environment.sid,
    account_sid,
    service_sid: service.sid,
    build_sid: environment.buildSid,
    unique_name: environment.uniqueName,
    domain_suffix: environment.domainSuffix,
    domain_name: environment.domainName,
    ...dates(environment),
    url,
    links: { variables: `${url}/Variables`, deployments: `${url}/Deployments`, logs: `${url}/Logs` },
  };
}

export const presentVariable = (service: ServerlessService, environment: Environment, variable: Variable) => ({
  sid: variable.sid,
  account_sid,
  service_sid: service.sid,
  environment_sid: environment.sid,
  key: variable.key,
  value: variable.value,
  ...dates(variable),
  url: `${environmentUrl(service, environment)}/Variables/${variable.sid}`,
});

export const presentDeployment = (service: ServerlessService, environment: Environment, deployment: Deployment) => ({
  sid: deployment.sid,
  account_sid,
  service_sid: service.sid,
  environment_sid: environment.sid,
  build_sid: deployment.buildSid,
  ...dates({ ...deployment, updatedAt: deployment.createdAt }),
  url: `${environmentUrl(service, environment)}/Deployments/${deployment.sid}`,
});

export function presentFile(service: ServerlessService, kind: FileKind, file: ServerlessFile) {
  const url = fileUrl(service, kind, file.sid);
  return {
    sid: file.sid,
    account_sid,
    service_sid: service.sid,
    friendly_name: file.friendlyName,
    ...dates(file),
    url,
    links: { [FILE_KINDS[kind].versions]: `${url}/Versions` },
  };
}

/** A version as builds contain it. */
const presentBuiltVersion = (service: ServerlessService, kind: FileKind, version: FileVersion) => ({
  sid: version.sid,
  account_sid,
  service_sid: service.sid,
  [FILE_KINDS[kind].parent]: version.fileSid,
  path: version.path,
  visibility: version.visibility,
  date_created: isoSeconds(version.createdAt),
});

export function presentVersion(service: ServerlessService, kind: FileKind, version: FileVersion) {
  const url = `${fileUrl(service, kind, version.fileSid)}/Versions/${version.sid}`;
  return {
    ...presentBuiltVersion(service, kind, version),
    url,
    ...(kind === 'function' ? { links: { function_version_content: `${url}/Content` } } : {}),
  };
}

export const presentContent = (service: ServerlessService, version: FileVersion) => ({
  sid: version.sid,
  account_sid,
  service_sid: service.sid,
  function_sid: version.fileSid,
  content: version.content.toString(),
  url: `${fileUrl(service, 'function', version.fileSid)}/Versions/${version.sid}/Content`,
});

export function presentBuild(service: ServerlessService, build: Build) {
  const url = buildUrl(service, build);
  return {
    sid: build.sid,
    account_sid,
    service_sid: service.sid,
    status: build.status,
    function_versions: build.functionVersions.map((version) => presentBuiltVersion(service, 'function', version)),
    asset_versions: build.assetVersions.map((version) => presentBuiltVersion(service, 'asset', version)),
    dependencies: build.dependencies,
    runtime: build.runtime,
    ...dates(build),
    url,
    links: { build_status: `${url}/Status` },
  };
}

export const presentBuildStatus = (service: ServerlessService, build: Build) => ({
  sid: build.sid,
  account_sid,
  service_sid: service.sid,
  status: build.status,
  url: `${buildUrl(service, build)}/Status`,
});
