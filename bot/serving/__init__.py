"""The process that serves Discord: started, healed where the connection fails, stopped."""
