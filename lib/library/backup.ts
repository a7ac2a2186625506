export function writeBackup() { return ""; }
