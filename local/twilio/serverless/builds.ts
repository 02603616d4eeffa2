/** The routes of builds. */
import type { Context, Hono } from 'hono';
import { badParameter, named } from '../conventions/errors';
import { isRecord, parseJson } from '../conventions/json';
import { Parameters } from '../conventions/parameters';
import { presentBuild, presentBuildStatus, serviceUrl } from './present';
import { answerList, SERVICES, serviceOf } from './request';
import { DEFAULT_RUNTIME, type Dependency, RUNTIMES, type Runtime } from './store/build';
import type { ServerlessStore } from './store/store';

const FIELDS = ['FunctionVersions', 'AssetVersions', 'Dependencies', 'Runtime'] as const;

export function buildRoutes(app: Hono, store: ServerlessStore) {
  const many = `${SERVICES}/:service/Builds`;
  const located = (c: Context) => {
    const service = serviceOf(c, store);
    service.finishBuilds();
    return { service, build: named(c, service.builds, c.req.param('build')) };
  };

  app.get(many, (c) => {
    const service = serviceOf(c, store);
    service.finishBuilds();
    const address = `${serviceUrl(service)}/Builds`;
    return answerList(c, 'builds', service.builds, (build) => presentBuild(service, build), address);
  });
  app.post(many, async (c) => {
    const service = serviceOf(c, store);
    const form = await Parameters.ofForm(c, FIELDS);
    const build = service.createBuild({
      functionVersions: form.all('FunctionVersions'),
      assetVersions: form.all('AssetVersions'),
      dependencies: dependenciesIn(form.optional('Dependencies') ?? '[]'),
      runtime: runtimeOf(form.optional('Runtime') ?? LATEST),
    });
    return c.json(presentBuild(service, build), 201);
  });
  app.get(`${many}/:build`, (c) => {
    const { service, build } = located(c);
    return c.json(presentBuild(service, build));
  });
  app.get(`${many}/:build/Status`, (c) => {
    const { service, build } = located(c);
    return c.json(presentBuildStatus(service, build));
  });
  app.delete(`${many}/:build`, (c) => {
    const { service, build } = located(c);
    service.removeBuild(build);
    return c.body(null, 204);
  });
}

/** The CLI's plugin for Flex asks for it. */
const LATEST = 'latest';

function runtimeOf(name: string): Runtime {
  const runtime = name === LATEST ? DEFAULT_RUNTIME : RUNTIMES.find((known) => known === name);
  if (runtime === undefined) throw badParameter(`unsupported runtime: ${name}`);
  return runtime;
}

/** Twilio's command line tool sends the JSON inside another pair of double quotes. */
function dependenciesIn(text: string): Dependency[] {
  const list = parseJson(text.replace(/^"(.*)"$/s, '$1'));
  if (!Array.isArray(list)) throw badParameter('Invalid Dependencies: not a list in JSON');
  return list.map((entry: unknown) => {
    if (!isRecord(entry) || typeof entry.name !== 'string' || typeof entry.version !== 'string') {
      throw badParameter('Invalid Dependencies: each needs a name and a version');
    }
    return { name: entry.name, version: entry.version };
  });
}
