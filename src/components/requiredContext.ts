import { createContext, type Provider, useContext } from 'react';

/** Creates a React context without a default value: its hook throws outside of its provider. */
export function requiredContext<Value>(name: string): [Provider<Value | null>, () => Value] {
  const Context = createContext<Value | null>(null);
  function useRequired(): Value {
    const value = useContext(Context);
    if (value === null) throw new Error(`${name} is used outside of its provider.`);
    return value;
  }
  return [Context.Provider, useRequired];
}
