import { Type } from 'typebox'
import type { DutyNeeded } from '#domain/duty.ts'
import { command, type Route } from '#http/route.ts'
import { idParameter } from '#http/schemas.ts'
import type { DocumentKind } from './document.ts'
import { listAnswer } from './list-answer.ts'
import { documentIdOf, tag } from './progress-routes.ts'
import { registerDespatchAdvice } from './register-despatch-advice.ts'
import { registeringOn } from './register-on-document.ts'
import { ListAnswer, OverrideReason } from './views.ts'

const DespatchAdviceBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200, description: 'What faults call the file' }),
    content: Type.String({ maxLength: 10_485_760, description: 'The XML file as text' }),
    allOrNothing: Type.Optional(Type.Boolean({ default: false })),
    overrideReason: OverrideReason,
    preview: Type.Optional(Type.Boolean({ default: false, description: 'Only say what would become of it' })),
  },
  { additionalProperties: false },
)

const DespatchAdviceAnswer = Type.Object({
  number: Type.String({ description: 'Of the despatch advice, as its sender gave it' }),
  ...ListAnswer.properties,
})

/** The route that registers the units of a despatch advice on one kind of document (D24). */
export function despatchAdviceRoute(kind: DocumentKind, base: string, duty: DutyNeeded): Route {
  const registering = registeringOn[kind]
  const params = idParameter(registering.parameter)
  return command({
    method: 'POST',
    url: `${base}/despatch-advice`,
    duty,
    tag,
    summary: 'Register the serial numbers of a despatch advice',
    description:
      "Reads a UBL 2 despatch advice, e.g. Peppol Despatch Advice 3, a supplier's or one's own, and registers the serial numbers of its item instances on the lines that sell its items: by GTIN, product number or another barcode (D24). At most 10,000. With `preview` nothing is kept.",
    previews: true,
    bodyLimit: 15 * 1024 * 1024,
    schema: { params, body: DespatchAdviceBody, response: DespatchAdviceAnswer },
    handle: async (context, request) => {
      const { name, content, allOrNothing = false, overrideReason = null, preview } = request.body
      const advice = { name, content: Buffer.from(content), allOrNothing, overrideReason }
      const reference = { kind, id: documentIdOf(request, registering) }
      const { number, ...registered } = await registerDespatchAdvice(context, reference, advice)
      return { number, ...listAnswer(registered, preview, context.caller.language) }
    },
  })
}
