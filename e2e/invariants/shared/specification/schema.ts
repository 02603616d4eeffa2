/** Checks values against schemas of OpenAPI 3.0, read strictly. */
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { OpenApi, Schema } from './open-api';

type JsonSchema = Record<string, unknown>;

/** Returns how a value differs from its schema. Empty if it conforms. */
export type Check = (value: unknown) => string[];

export class Schemas {
  readonly #ajv = addFormats(new Ajv({ strict: false, allErrors: true, logger: false }));
  readonly #checks = new Map<Schema, Check>();

  constructor(readonly document: OpenApi) {
    const schemas = Object.entries(document.components.schemas).map(([name, schema]) => [
      name,
      this.#translated(schema),
    ]);
    this.#ajv.addSchema({ $id: 'document', components: { schemas: Object.fromEntries(schemas) } });
  }

  check(schema: Schema): Check {
    const known = this.#checks.get(schema);
    if (known !== undefined) return known;
    const validate = this.#ajv.compile(this.#translated(schema));
    const check: Check = (value) => {
      if (validate(value)) return [];
      return (validate.errors ?? []).map(({ instancePath, message = '', params }) => {
        const { additionalProperty } = params as { additionalProperty?: string };
        const which = additionalProperty === undefined ? '' : ` (${additionalProperty})`;
        return `${instancePath || 'the body'} ${message}${which}`;
      });
    };
    this.#checks.set(schema, check);
    return check;
  }

  /** The properties that a schema declares, here or where it refers to. */
  propertiesOf(schema: Schema): Readonly<Record<string, Schema>> {
    return this.resolve(schema).properties ?? {};
  }

  resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : (this.document.components.schemas[name] ?? schema);
  }

  /**
   * Translates to JSON Schema. `nullable` becomes a type. A schema that names no required properties requires all, and
   * undeclared ones are not allowed. `uri-map` is Twilio's format for an object of links.
   */
  #translated(schema: Schema): JsonSchema {
    if (schema.$ref !== undefined) return { $ref: `document${schema.$ref}` };
    const { nullable, properties, items, oneOf, type, format, required, ...rest } = schema;
    const inner = (child: Schema) => this.#translated(child);
    const names = Object.keys(properties ?? {});
    return {
      ...rest,
      ...(type === undefined ? {} : { type: nullable === true ? [type, 'null'] : type }),
      ...(rest.enum !== undefined && nullable === true ? { enum: [...rest.enum, null] } : {}),
      ...(format === undefined || format === 'uri-map' ? {} : { format }),
      ...(format === 'uri-map' ? { additionalProperties: { type: 'string', format: 'uri' } } : {}),
      ...(properties === undefined
        ? {}
        : {
            properties: Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, inner(child)])),
            required: required ?? names,
            additionalProperties: false,
          }),
      ...(items === undefined ? {} : { items: inner(items) }),
      ...(oneOf === undefined ? {} : { oneOf: oneOf.map(inner) }),
    };
  }
}
