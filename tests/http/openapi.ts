/**
 * What is wrong with an OpenAPI 3.1 document, as sentences: the rules of the specification
 * (https://spec.openapis.org/oas/v3.1.0) that a generator can break. Objects allow the fields
 * that the specification names and `x-…`, nothing else.
 */
export function problemsOf(document: unknown): string[] {
  const problems: string[] = []
  const references: [place: string, target: string][] = []
  const operationIds = new Map<string, string>()
  const tell = (place: string, what: string) => void problems.push(`${place}: ${what}`)

  const root = fields(document, '#', rootFields, ['openapi', 'info'])
  if (!/^3\.1\.\d+$/.test(String(root.openapi))) tell('#/openapi', 'is no 3.1 version')
  const info = fields(root.info, '#/info', infoFields, ['title', 'version'])
  for (const name of ['title', 'version']) text(info[name], `#/info/${name}`)
  const licenseFields = ['name', 'identifier', 'url']
  const license = info.license ?? { name: 'unsaid' }
  fields(license, '#/info/license', licenseFields, ['name'])
  if (typeof license === 'object' && 'identifier' in license && 'url' in license)
    tell('#/info/license', 'has two identities')
  for (const [index, server] of list(root.servers, '#/servers').entries()) {
    text(fields(server, `#/servers/${index}`, serverFields, ['url']).url, `#/servers/${index}/url`)
  }
  const tagNames = list(root.tags, '#/tags').map(
    (tag, index) => fields(tag, `#/tags/${index}`, tagFields, ['name']).name,
  )
  if (new Set(tagNames).size < tagNames.length) tell('#/tags', 'names one twice')

  const components = fields(root.components, '#/components', componentFields, [])
  const schemes = record(components.securitySchemes, '#/components/securitySchemes')
  for (const [name, scheme] of Object.entries(schemes)) {
    securityScheme(scheme, `#/components/securitySchemes/${name}`)
  }
  for (const kind of componentFields) {
    for (const name of Object.keys(record(components[kind], `#/components/${kind}`))) {
      if (!/^[\w.-]+$/.test(name)) tell(`#/components/${kind}/${name}`, 'is no component’s name')
    }
  }
  for (const [name, found] of Object.entries(record(components.schemas, '#/components/schemas'))) {
    schema(found, `#/components/schemas/${name}`)
  }

  for (const [name, found] of Object.entries(
    record(components.responses, '#/components/responses'),
  )) {
    response(found, `#/components/responses/${name}`)
  }

  const templates = new Set<string>()
  for (const [path, item] of Object.entries(record(root.paths, '#/paths'))) {
    const place = `#/paths/${path}`
    if (!path.startsWith('/')) tell(place, 'does not begin with a slash')
    const template = path.replace(/\{[^}]*\}/g, '{}')
    if (templates.has(template)) tell(place, 'is the same path as another')
    templates.add(template)
    const names = [...path.matchAll(/\{([^}]*)\}/g)].map(match => match[1])
    if (/[:*?]/.test(path)) tell(place, 'has the router’s marks in it')
    for (const [method, operation] of Object.entries(fields(item, place, methods, []))) {
      checkOperation(operation, `${place}/${method}`, method, names)
    }
  }

  for (const [name, item] of Object.entries(record(root.webhooks, '#/webhooks'))) {
    const place = `#/webhooks/${name}`
    for (const [method, operation] of Object.entries(fields(item, place, methods, []))) {
      checkOperation(operation, `${place}/${method}`, method, [])
    }
  }

  for (const [place, target] of references) {
    if (resolve(document, target) === undefined) tell(place, `points to nothing: ${target}`)
  }
  return problems

  function checkOperation(
    value: unknown,
    place: string,
    method: string,
    names: (string | undefined)[],
  ): void {
    const operation = fields(value, place, operationFields, ['responses', 'operationId', 'summary'])
    const id = String(operation.operationId)
    const other = operationIds.get(id)
    if (other !== undefined) tell(place, `has the operationId of ${other}`)
    operationIds.set(id, place)
    for (const requirement of list(operation.security, `${place}/security`)) {
      for (const name of Object.keys(record(requirement, `${place}/security`))) {
        if (!Object.hasOwn(schemes, name)) tell(place, `asks for an unknown scheme: ${name}`)
      }
    }
    const seen = new Set<string>()
    for (const [index, given] of list(operation.parameters, `${place}/parameters`).entries()) {
      const where = `${place}/parameters/${index}`
      const parameter = fields(given, where, parameterFields, ['name', 'in', 'schema'])
      const key = `${parameter.in} ${parameter.name}`
      if (seen.has(key)) tell(where, 'is there twice')
      seen.add(key)
      if (!['path', 'query', 'header', 'cookie'].includes(String(parameter.in))) {
        tell(where, `is in no place: ${parameter.in}`)
      }
      if (parameter.in === 'path' && parameter.required !== true) tell(where, 'must be required')
      if (parameter.in === 'path' && !names.includes(String(parameter.name))) {
        tell(where, 'is not in the path')
      }
      schema(parameter.schema, `${where}/schema`)
    }
    for (const name of names) {
      if (!seen.has(`path ${name}`)) tell(place, `does not describe {${name}}`)
    }
    if (operation.requestBody !== undefined) {
      const where = `${place}/requestBody`
      if (method === 'get') tell(where, 'has no meaning for GET')
      const body = fields(
        operation.requestBody,
        where,
        ['description', 'content', 'required'],
        ['content'],
      )
      content(body.content, `${where}/content`)
    }
    const responses = record(operation.responses, `${place}/responses`)
    if (Object.keys(responses).length === 0) tell(place, 'has no response')
    for (const [status, given] of Object.entries(responses)) {
      const where = `${place}/responses/${status}`
      if (!/^([1-5]\d\d|[1-5]XX|default)$/.test(status)) tell(where, 'is no status')
      const found = response(given, where)
      if (status === '204' && found.content !== undefined) tell(where, 'has a content')
    }
  }

  function response(value: unknown, place: string): Record<string, unknown> {
    const { $ref } = record(value, place)
    if (typeof $ref === 'string') {
      references.push([place, $ref])
      return {}
    }
    const found = fields(value, place, responseFields, ['description'])
    if (found.content !== undefined) content(found.content, `${place}/content`)
    return found
  }

  function content(value: unknown, place: string): void {
    for (const [media, type] of Object.entries(record(value, place))) {
      if (!/^[\w.+*-]+\/[\w.+*-]+$/.test(media)) tell(place, `has no media type: ${media}`)
      const found = fields(type, `${place}/${media}`, ['schema', 'example', 'examples'], ['schema'])
      schema(found.schema, `${place}/${media}/schema`)
    }
  }

  /** JSON Schema 2020-12: any keyword is allowed, but those that say something must be sound. */
  function schema(value: unknown, place: string): void {
    if (typeof value === 'boolean') return
    const found = record(value, place)
    if (typeof found.$ref === 'string') references.push([place, found.$ref])
    for (const old of ['nullable', 'definitions']) {
      if (old in found) tell(place, `has a keyword of OpenAPI 3.0: ${old}`)
    }
    for (const type of [found.type ?? []].flat()) {
      if (!jsonTypes.includes(String(type))) tell(place, `has no JSON type: ${type}`)
    }
    if (typeof found.exclusiveMinimum === 'boolean') tell(place, 'has an exclusiveMinimum of 3.0')
    const properties = record(found.properties ?? {}, `${place}/properties`)
    for (const [name, property] of Object.entries(properties)) {
      schema(property, `${place}/properties/${name}`)
    }
    for (const name of list(found.required, `${place}/required`)) {
      if (found.properties !== undefined && !Object.hasOwn(properties, String(name))) {
        tell(place, `requires what it does not have: ${name}`)
      }
    }
    for (const one of ['items', 'additionalProperties', 'propertyNames', 'not']) {
      if (found[one] !== undefined) schema(found[one], `${place}/${one}`)
    }
    for (const many of ['anyOf', 'allOf', 'oneOf', 'prefixItems']) {
      for (const [index, part] of list(found[many], `${place}/${many}`).entries()) {
        schema(part, `${place}/${many}/${index}`)
      }
    }
    for (const [name, part] of Object.entries(record(found.$defs ?? {}, `${place}/$defs`))) {
      schema(part, `${place}/$defs/${name}`)
    }
  }

  function securityScheme(value: unknown, place: string): void {
    const found = fields(value, place, schemeFields, ['type'])
    if (found.type === 'apiKey') {
      text(found.name, `${place}/name`)
      if (!['query', 'header', 'cookie'].includes(String(found.in))) tell(place, 'is in no place')
    } else if (found.type === 'http') text(found.scheme, `${place}/scheme`)
    else tell(place, `is of no known type: ${found.type}`)
  }

  function fields(
    value: unknown,
    place: string,
    allowed: readonly string[],
    needed: readonly string[],
  ): Record<string, unknown> {
    const found = record(value, place)
    for (const name of Object.keys(found)) {
      if (!allowed.includes(name) && !name.startsWith('x-')) tell(place, `has an unknown ${name}`)
    }
    for (const name of needed) if (found[name] === undefined) tell(place, `lacks ${name}`)
    return found
  }

  function record(value: unknown, place: string): Record<string, unknown> {
    if (value === undefined) return {}
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
    tell(place, 'is no object')
    return {}
  }

  function list(value: unknown, place: string): unknown[] {
    if (value === undefined) return []
    if (Array.isArray(value)) return value
    tell(place, 'is no list')
    return []
  }

  function text(value: unknown, place: string): void {
    if (typeof value !== 'string' || value === '') tell(place, 'is no text')
  }
}

function resolve(document: unknown, target: string): unknown {
  if (!target.startsWith('#/')) return undefined
  const names = target.slice(2).split('/')
  return names.reduce<unknown>((found, name) => {
    if (typeof found !== 'object' || found === null) return undefined
    return Reflect.get(found, name.replaceAll('~1', '/').replaceAll('~0', '~'))
  }, document)
}

const jsonTypes = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']
const rootFields = [
  'openapi',
  'info',
  'jsonSchemaDialect',
  'servers',
  'paths',
  'webhooks',
  'components',
  'security',
  'tags',
  'externalDocs',
]
const infoFields = [
  'title',
  'summary',
  'description',
  'termsOfService',
  'contact',
  'license',
  'version',
]
const serverFields = ['url', 'description', 'variables']
const tagFields = ['name', 'description', 'externalDocs']
const componentFields = [
  'schemas',
  'responses',
  'parameters',
  'examples',
  'requestBodies',
  'headers',
  'securitySchemes',
  'links',
  'callbacks',
  'pathItems',
]
const operationFields = [
  'tags',
  'summary',
  'description',
  'externalDocs',
  'operationId',
  'parameters',
  'requestBody',
  'responses',
  'callbacks',
  'deprecated',
  'security',
  'servers',
]
const parameterFields = [
  'name',
  'in',
  'description',
  'required',
  'deprecated',
  'allowEmptyValue',
  'style',
  'explode',
  'allowReserved',
  'schema',
  'example',
  'examples',
]
const responseFields = ['description', 'headers', 'content', 'links']
const schemeFields = ['type', 'description', 'name', 'in', 'scheme', 'bearerFormat']
