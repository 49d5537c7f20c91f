import { AjvCompiler, type BuildCompilerFromPool } from '@fastify/ajv-compiler'

const buildCompiler = AjvCompiler()

/**
 * Compiles the schema of a request when the first one comes, not those of all routes at the start: a command of the
 * command line needs one or two of them.
 */
export const compileLater: BuildCompilerFromPool = (schemas, options) => {
  const compile = buildCompiler(schemas, options)
  const later: typeof compile = (schema) => {
    let validate: ReturnType<typeof compile> | undefined
    const validateBy = (data: unknown) => {
      validate ??= compile(schema)
      return validate(data) === true ? true : { error: validate.errors }
    }
    return validateBy as ReturnType<typeof compile>
  }
  return later
}
