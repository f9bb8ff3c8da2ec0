/** What is pasted with words is words: office programs add a picture of them. */
export function pastedFiles(data: DataTransfer | null): File[] {
  return data && data.getData('text/plain') === '' ? [...data.files] : [];
}

/** Whether files are dragged: before they are dropped nobody may see which. */
export const bringsFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;
