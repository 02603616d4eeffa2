/** A service: functions and assets, builds of them, and the environments that the builds are deployed in. */
import { badParameter, conflict } from '../../conventions/errors';
import { type Build, type Dependency, type Runtime, resultOf } from './build';
import { type Deployment, Environment, type EnvironmentNames, type Issuer } from './environment';
import type { FileKind, FileVersion, ServerlessFile, Upload } from './file';
import { LIMITS, requireAtMost } from './limits';

/** They are only shown. */
export interface ServiceSettings {
  readonly friendlyName: string;
  readonly includeCredentials: boolean;
  readonly uiEditable: boolean;
}

export interface NewBuild {
  /** SIDs of versions. */
  readonly functionVersions: readonly string[];
  readonly assetVersions: readonly string[];
  readonly dependencies: readonly Dependency[];
  readonly runtime: Runtime;
}

export class ServerlessService {
  readonly sid: string;
  readonly createdAt: number;
  updatedAt: number;
  readonly files: Readonly<Record<FileKind, Map<string, ServerlessFile>>> = { function: new Map(), asset: new Map() };
  readonly environments = new Map<string, Environment>();
  readonly builds = new Map<string, Build>();

  constructor(
    private readonly issuer: Issuer,
    readonly uniqueName: string,
    public settings: ServiceSettings,
    /** The beginning of each environment's domain, such as `interaction-webhooks-1000`. */
    readonly domainBase: string,
  ) {
    this.sid = issuer.sids.next('ZS');
    this.createdAt = issuer.now();
    this.updatedAt = this.createdAt;
  }

  configure(changes: Partial<ServiceSettings>) {
    this.settings = { ...this.settings, ...changes };
    this.updatedAt = this.issuer.now();
  }

  createFile(kind: FileKind, friendlyName: string): ServerlessFile {
    const now = this.issuer.now();
    const file = {
      sid: this.issuer.sids.next('ZH'),
      friendlyName,
      versions: new Map(),
      createdAt: now,
      updatedAt: now,
    };
    this.files[kind].set(file.sid, file);
    return file;
  }

  renameFile(file: ServerlessFile, friendlyName: string) {
    file.friendlyName = friendlyName;
    file.updatedAt = this.issuer.now();
  }

  upload(file: ServerlessFile, upload: Upload): FileVersion {
    const version = { sid: this.issuer.sids.next('ZN'), fileSid: file.sid, ...upload, createdAt: this.issuer.now() };
    file.versions.set(version.sid, version);
    file.updatedAt = version.createdAt;
    return version;
  }

  /** Throws Twilio's 409 if another environment has the name or the suffix. */
  createEnvironment(names: EnvironmentNames): Environment {
    const { uniqueName, domainSuffix } = names;
    const others = [...this.environments.values()];
    if (others.some((other) => other.uniqueName === uniqueName || other.domainSuffix === domainSuffix)) {
      throw conflict('Environment with this UniqueName or DomainSuffix already exists.');
    }
    const domain = [this.domainBase, ...(domainSuffix === null ? [] : [domainSuffix])].join('-');
    const environment = new Environment(this.issuer, names, `${domain}.twil.io`);
    this.environments.set(environment.sid, environment);
    return environment;
  }

  /** Throws Twilio's 400 if a version is not of this service, or there are none or too many. */
  createBuild({ functionVersions, assetVersions, dependencies, runtime }: NewBuild): Build {
    requireAtMost(LIMITS.versions, 'FunctionVersions', functionVersions.length);
    requireAtMost(LIMITS.versions, 'AssetVersions', assetVersions.length);
    const now = this.issuer.now();
    const build: Build = {
      sid: this.issuer.sids.next('ZB'),
      functionVersions: functionVersions.map((sid) => this.#version('function', sid)),
      assetVersions: assetVersions.map((sid) => this.#version('asset', sid)),
      dependencies,
      runtime,
      status: 'building',
      createdAt: now,
      updatedAt: now,
    };
    if (build.functionVersions.length + build.assetVersions.length === 0) {
      throw badParameter('At least one of FunctionVersions and AssetVersions is required');
    }
    this.builds.set(build.sid, build);
    return build;
  }

  /** Ends the builds that are in progress. To be called before builds are shown: nothing here takes time. */
  finishBuilds() {
    for (const build of this.builds.values()) {
      if (build.status !== 'building') continue;
      build.status = resultOf(build);
      build.updatedAt = this.issuer.now();
    }
  }

  /** Throws Twilio's 400 if the build is not completed, and 409 if the environment has it already. */
  deploy(environment: Environment, build: Build): Deployment {
    if (build.status !== 'completed')
      throw badParameter(`Invalid BuildSid: the status of the Build is ${build.status}`);
    return environment.deploy(build.sid);
  }

  /** Throws Twilio's 409 if an environment uses it. */
  removeBuild(build: Build) {
    if ([...this.environments.values()].some(({ buildSid }) => buildSid === build.sid)) {
      throw conflict('The Build is deployed in an Environment.');
    }
    this.builds.delete(build.sid);
  }

  #version(kind: FileKind, sid: string): FileVersion {
    for (const { versions } of this.files[kind].values()) {
      const version = versions.get(sid);
      if (version !== undefined) return version;
    }
    throw badParameter(`Invalid ${kind} version: the Service has no ${sid}`);
  }
}
