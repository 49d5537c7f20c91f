import type { FastifyRequest } from 'fastify'
import type { Language } from '#terms/text.ts'

/** The language of an answer: the first of nl and en that `Accept-Language` names, else the caller's own, else English. */
export function languageOf(request: FastifyRequest): Language {
  return askedLanguage(request) ?? ownLanguages.get(request) ?? 'en'
}

/** Remembers the caller's own language; answers the one to speak. */
export function speakTo(request: FastifyRequest, own: Language): Language {
  ownLanguages.set(request, own)
  return languageOf(request)
}

const ownLanguages = new WeakMap<FastifyRequest, Language>()

function askedLanguage({ headers }: FastifyRequest): Language | undefined {
  const tags = (headers['accept-language'] ?? '').slice(0, 200).toLowerCase().split(',')
  return tags.map((tag) => tag.trim().slice(0, 2)).find((tag) => tag === 'nl' || tag === 'en')
}
