/** Handlers are named in Trigger_Handler__mdt. */
trigger AssetTrigger on Asset(after insert, after update, after delete, after undelete) {
    TriggerDispatcher.runGuarded(Asset.SObjectType);
}
