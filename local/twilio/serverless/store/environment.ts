/** Environments of a service: each has a domain, variables, and the build that is deployed in it. */
import type { SidSequence } from '../../../world/sids';
import { badParameter, conflict } from '../../conventions/errors';
import { LIMITS, requireAtMost } from './limits';

export interface Variable {
  readonly sid: string;
  readonly key: string;
  readonly value: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Deployment {
  readonly sid: string;
  readonly buildSid: string;
  readonly createdAt: number;
}

/** Makes SIDs and tells the time. All resources of an account share one. */
export interface Issuer {
  readonly sids: SidSequence;
  /** Returns epoch milliseconds. */
  readonly now: () => number;
}

export interface EnvironmentNames {
  readonly uniqueName: string;
  /** Null for the environment whose domain has none. */
  readonly domainSuffix: string | null;
}

export class Environment {
  readonly sid: string;
  readonly uniqueName: string;
  readonly domainSuffix: string | null;
  readonly createdAt: number;
  updatedAt: number;
  readonly deployments = new Map<string, Deployment>();
  readonly variables = new Map<string, Variable>();
  buildSid: string | null = null;

  constructor(
    private readonly issuer: Issuer,
    names: EnvironmentNames,
    /** Such as `interaction-webhooks-1000.twil.io`. */
    readonly domainName: string,
  ) {
    this.sid = issuer.sids.next('ZE');
    this.uniqueName = names.uniqueName;
    this.domainSuffix = names.domainSuffix;
    this.createdAt = issuer.now();
    this.updatedAt = this.createdAt;
  }

  /** Throws Twilio's 400 or 409. */
  createVariable(key: string, value: string): Variable {
    this.#checkKey(key);
    checkValue(value);
    requireAtMost(LIMITS.variables, 'Variables', this.variables.size + 1);
    const now = this.issuer.now();
    const variable = { sid: this.issuer.sids.next('ZV'), key, value, createdAt: now, updatedAt: now };
    this.variables.set(variable.sid, variable);
    return variable;
  }

  /** Throws Twilio's 400 or 409. */
  updateVariable(current: Variable, changes: Partial<Pick<Variable, 'key' | 'value'>>): Variable {
    const variable = { ...current, ...changes, updatedAt: this.issuer.now() };
    this.#checkKey(variable.key, current.sid);
    checkValue(variable.value);
    this.variables.set(current.sid, variable);
    return variable;
  }

  /** Makes a build live. */
  deploy(buildSid: string): Deployment {
    if (this.buildSid === buildSid) throw conflict('Environment has already requested deployment of this Build.');
    const deployment = { sid: this.issuer.sids.next('ZD'), buildSid, createdAt: this.issuer.now() };
    this.deployments.set(deployment.sid, deployment);
    this.buildSid = buildSid;
    this.updatedAt = deployment.createdAt;
    return deployment;
  }

  #checkKey(key: string, ownSid?: string) {
    if (key.length > LIMITS.keyLength) {
      throw badParameter(`Invalid Key: it is longer than ${LIMITS.keyLength} characters`);
    }
    if ([...this.variables.values()].some((other) => other.key === key && other.sid !== ownSid)) {
      throw conflict('Variable with this Key already exists.');
    }
  }
}

function checkValue(value: string) {
  if (Buffer.byteLength(value) <= LIMITS.valueBytes) return;
  throw badParameter(`Invalid Value: it has more than ${LIMITS.valueBytes} bytes`);
}
