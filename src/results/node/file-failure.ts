/** What the operating system refused, as one sentence for the user; everything else stays the error that it is. */

/** A failure to write results that is nobody's bug: the disk, the permissions, the path. */
export class ResultsError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "ResultsError";
  }
}

const SENTENCES: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: (path) => `The disk is full: ${path} could not be written. Free some space or choose another folder with --out.`,
  EDQUOT: (path) => `The disk quota is used up: ${path} could not be written. Free some space or choose another folder with --out.`,
  EFBIG: (path) => `${path} has become longer than this system allows a file to be.`,
  EACCES: (path) => `${path} may not be written by this user. Choose another folder with --out.`,
  EPERM: (path) => `${path} may not be written by this user. Choose another folder with --out.`,
  EROFS: (path) => `${path} is on a file system that is read-only. Choose another folder with --out.`,
  ENOENT: (path) => `${path} cannot be made: this file system does not take it. Choose another folder with --out.`,
  ENOTDIR: (path) => `${path} cannot be made: a part of this path is a file, not a folder. Choose another folder with --out.`,
  EEXIST: (path) => `${path} cannot be made: there is a file of that name. Choose another folder with --out.`,
  ENAMETOOLONG: (path) => `${path} is too long a name for this file system.`,
  EIO: (path) => `The disk reported an error while ${path} was written.`,
  EMFILE: (path) => `Too many files are open to write ${path}.`,
};

/** The error to throw for a failure to write `path`. */
export function writeFailure(error: unknown, path: string): Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const sentence = Object.hasOwn(SENTENCES, code) ? SENTENCES[code]!(path) : undefined;
  if (sentence !== undefined) return new ResultsError(sentence);
  return error instanceof Error ? error : new Error(String(error));
}
