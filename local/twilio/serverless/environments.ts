/** The routes of environments, their variables and their deployments. */
import type { Context, Hono } from 'hono';
import { badParameter, named } from '../conventions/errors';
import { given } from '../conventions/given';
import { Parameters } from '../conventions/parameters';
import { environmentUrl, presentDeployment, presentEnvironment, presentVariable, serviceUrl } from './present';
import { answerList, SERVICES, serviceOf } from './request';
import type { ServerlessStore } from './store/store';

const MANY = `${SERVICES}/:service/Environments`;
const ONE = `${MANY}/:environment`;
const LONGEST_NAME = 100;
const LONGEST_SUFFIX = 16;

export function environmentRoutes(app: Hono, store: ServerlessStore) {
  app.get(MANY, (c) => {
    const service = serviceOf(c, store);
    const address = `${serviceUrl(service)}/Environments`;
    const { environments } = service;
    return answerList(c, 'environments', environments, (one) => presentEnvironment(service, one), address);
  });
  app.post(MANY, async (c) => {
    const service = serviceOf(c, store);
    const form = await Parameters.ofForm(c, ['UniqueName', 'DomainSuffix']);
    const uniqueName = form.required('UniqueName');
    const suffix = form.optional('DomainSuffix') ?? '';
    if (uniqueName.length > LONGEST_NAME) {
      throw badParameter(`Invalid UniqueName: it is longer than ${LONGEST_NAME} characters`);
    }
    if (suffix.length > LONGEST_SUFFIX || !/^[a-z0-9-]*$/i.test(suffix)) {
      throw badParameter(`Invalid DomainSuffix: '${suffix}' is not a name of at most ${LONGEST_SUFFIX} characters`);
    }
    const environment = service.createEnvironment({ uniqueName, domainSuffix: suffix === '' ? null : suffix });
    return c.json(presentEnvironment(service, environment), 201);
  });
  app.get(ONE, (c) => {
    const { service, environment } = located(c, store);
    return c.json(presentEnvironment(service, environment));
  });
  app.delete(ONE, (c) => {
    const { service, environment } = located(c, store);
    service.environments.delete(environment.sid);
    return c.body(null, 204);
  });
  variableRoutes(app, store);
  deploymentRoutes(app, store);
}

/** The environment in the path. Throws Twilio's 404. */
function located(c: Context, store: ServerlessStore) {
  const service = serviceOf(c, store);
  return { service, environment: named(c, service.environments, c.req.param('environment')) };
}

function variableRoutes(app: Hono, store: ServerlessStore) {
  const many = `${ONE}/Variables`;
  const one = `${many}/:variable`;
  app.get(many, (c) => {
    const { service, environment } = located(c, store);
    const address = `${environmentUrl(service, environment)}/Variables`;
    return answerList(
      c,
      'variables',
      environment.variables,
      (variable) => presentVariable(service, environment, variable),
      address,
    );
  });
  app.post(many, async (c) => {
    const { service, environment } = located(c, store);
    const form = await Parameters.ofForm(c, ['Key', 'Value']);
    const variable = environment.createVariable(form.required('Key'), form.required('Value'));
    return c.json(presentVariable(service, environment, variable), 201);
  });
  app.get(one, (c) => {
    const { service, environment } = located(c, store);
    return c.json(presentVariable(service, environment, named(c, environment.variables, c.req.param('variable'))));
  });
  app.post(one, async (c) => {
    const { service, environment } = located(c, store);
    const current = named(c, environment.variables, c.req.param('variable'));
    const form = await Parameters.ofForm(c, ['Key', 'Value']);
    const changes = given<{ key: string; value: string }>({
      key: form.optional('Key'),
      value: form.optional('Value'),
    });
    return c.json(presentVariable(service, environment, environment.updateVariable(current, changes)));
  });
  app.delete(one, (c) => {
    const { environment } = located(c, store);
    environment.variables.delete(named(c, environment.variables, c.req.param('variable')).sid);
    return c.body(null, 204);
  });
}

function deploymentRoutes(app: Hono, store: ServerlessStore) {
  const many = `${ONE}/Deployments`;
  app.get(many, (c) => {
    const { service, environment } = located(c, store);
    const address = `${environmentUrl(service, environment)}/Deployments`;
    return answerList(
      c,
      'deployments',
      environment.deployments,
      (deployment) => presentDeployment(service, environment, deployment),
      address,
    );
  });
  app.post(many, async (c) => {
    const { service, environment } = located(c, store);
    const buildSid = (await Parameters.ofForm(c, ['BuildSid'])).required('BuildSid');
    const build = service.builds.get(buildSid);
    if (build === undefined) throw badParameter(`Invalid BuildSid: the Service has no ${buildSid}`);
    return c.json(presentDeployment(service, environment, service.deploy(environment, build)), 201);
  });
  app.get(`${many}/:deployment`, (c) => {
    const { service, environment } = located(c, store);
    const deployment = named(c, environment.deployments, c.req.param('deployment'));
    return c.json(presentDeployment(service, environment, deployment));
  });
}
